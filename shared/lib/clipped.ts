/** The text, shortened to at most `max` UTF-16 units with an ellipsis; no character is cut in half. */
export function clipped(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, max))) {
    if (kept.length + segment.length > max - 1) break
    kept += segment
  }
  return `${kept.trimEnd().toWellFormed()}…`
}
