// The languages that code is coloured in, apart from the rest because they are large.
import { common, createLowlight } from "lowlight";

export const lowlight = createLowlight(common);
lowlight.registerAlias({ shell: ["terminal"] });
