// Written by tools/web_theme.py from src/linnet/theme: change the themes there.
export const THEMES = {
  dusk: {
    tokens: {
      background: "#15171c",
      sidebar: "#101216",
      raised: "#1e2128",
      line: "#ffffff12",
      hover: "#ffffff0a",
      text: "#e8e9ed",
      secondary: "#a3a8b4",
      faint: "#6d7380",
      accent: "#e5566f",
      mention: "#e5566f1f",
      online: "#46c28b",
      idle: "#e6a94c",
      code: "#0e1014",
    },
    names: ["#dd628e", "#c37f59", "#eb881f", "#d1d343", "#a2c580", "#28ebba", "#36d2ba", "#64b3c0", "#6399be", "#927eec", "#e493f6", "#faabf3"],
  },
  meadow: {
    tokens: {
      background: "#ffffff",
      sidebar: "#f6f4f1",
      raised: "#f2f0ed",
      line: "#0000001a",
      hover: "#0000000a",
      text: "#1d1f25",
      secondary: "#5a5f6b",
      faint: "#8a8f9a",
      accent: "#c4314f",
      mention: "#c4314f14",
      online: "#1f9d63",
      idle: "#b87a12",
      code: "#f4f3f1",
    },
    names: ["#8b0f49", "#72130b", "#64470e", "#61620c", "#44693c", "#034a2e", "#076b6f", "#0a5470", "#0b2b5f", "#50349c", "#4c1b82", "#530042"],
  },
} as const;
