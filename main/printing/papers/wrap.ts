/**
 * Lines of a text that fit by `fits`: broken at blanks, and within a word only where it is wider than a line by
 * itself. Line breaks of the text stay. An empty text is one empty line.
 */
export function wrap(text: string, fits: (part: string) => boolean): string[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => wrapLine(line, fits))
}

function wrapLine(text: string, fits: (part: string) => boolean): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \t]+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const parts = broken(word, fits)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
  }
  return [...lines, line]
}

/** A word in as many parts as it takes; a part is one letter at least. */
function broken(word: string, fits: (part: string) => boolean): string[] {
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && !fits(part + letter)) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}
