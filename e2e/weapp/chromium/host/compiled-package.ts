/** The package as the host page receives it; files by path without their ending. */
export interface CompiledPackage {
  /** Source of an expression: compiled templates by path. */
  templates: string
  scripts: Record<string, string>
  styles: Record<string, string>
  configs: Record<string, object>
}
