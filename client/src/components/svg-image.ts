/** An SVG as an address for <Image>: needs no file and no network, works on both platforms. */
export const svgImage = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`
