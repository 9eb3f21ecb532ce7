/** Phones have no keyboard beside the screen, and WeChat moves the reader's focus by itself. */
export function startKeyAccess(): void {}
