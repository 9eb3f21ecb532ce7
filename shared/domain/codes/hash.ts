/** FNV-1a over UTF-16 units with a final mix: spreads ids evenly, promises nothing against an adversary. */
export function hash32(text: string, start = 0x811c9dc5): number {
  let h = start >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39)
  return (h ^ (h >>> 16)) >>> 0
}
