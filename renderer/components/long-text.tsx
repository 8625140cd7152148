import { useState } from 'react'
import { Button } from './button.tsx'
import './long-text.css'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'

const SHOWN = 240

/** A text that somebody else wrote, lines kept; a long one is visibly cut, and shown whole at a press. */
export function LongText({ text }: { text: string }) {
  const texts = useMessages('longText')
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
  if (letters.length <= SHOWN) return <span className="long-text">{text}</span>
  return (
    <>
      <span className="long-text">{isWhole ? text : shortened(letters)}</span>
      <span className="long-text-more">
        <Button tone="quiet" onPress={() => setWhole(!isWhole)}>
          {isWhole ? texts.less : texts.whole({ letters: format.integer(letters.length) })}
        </Button>
      </span>
    </>
  )
}

/** Cut after a word, unless the last one began long before. */
function shortened(letters: readonly string[]): string {
  const cut = letters.slice(0, SHOWN)
  const end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'))
  return `${cut
    .slice(0, end > SHOWN / 2 ? end : SHOWN)
    .join('')
    .trimEnd()} …`
}
