import type { AreaTexts } from '../../../shared/messages/say.ts'

/** The name of one of our columns; its own where it has no other. */
export function columnText(texts: AreaTexts<'csvImport'>, column: string): string {
  const names: Readonly<Record<string, string>> = texts.columns
  return names[column] ?? column
}
