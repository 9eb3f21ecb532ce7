export const functionNames: readonly string[]
export const distDir: string
export const bundleLimitBytes: number
export function bundle(entryPoint: string): Promise<Uint8Array>
export function build(options?: { outDir?: string }): Promise<Record<string, number>>
