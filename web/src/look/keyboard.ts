// A keyboard on the screen: the page is as high as what it leaves free, so that it covers nothing.

/** Zoomed in by hand: then what is seen is meant to be smaller than the page. */
const ZOOMED = 1.01;

/** Follow what is seen of the page. */
export function fitAboveKeyboard(): void {
  const seen = window.visualViewport;
  if (!seen) return;
  const fit = () => {
    if (seen.scale > ZOOMED) return;
    document.documentElement.style.setProperty("--tall", `${Math.round(seen.height)}px`);
    // Some browsers move the page up instead of making it smaller.
    if (seen.offsetTop > 0) scrollTo(0, 0);
  };
  seen.addEventListener("resize", fit);
  seen.addEventListener("scroll", fit);
  fit();
}
