import { Printer, RefreshCw } from 'lucide-react'
import { BADGE_PREFIX, badge } from '../../../shared/domain/person.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { random } from '../../lib/client.ts'
import { code39 } from '../../lib/code39.ts'
import { useMessages } from '../../lib/messages.ts'
import './badge-field.css'

/** Without those that are mistaken for one another; all are in Code 39. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 12
const HEIGHT = 60

function newBadge(): string {
  return (
    BADGE_PREFIX +
    Array.from({ length: LENGTH }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('')
  )
}

/** A badge's code: the scan of a card that is there, or one made here, to be printed now: it is not shown again. */
export function BadgeField(props: { name: string; value: string; onChange: (value: string) => void }) {
  const texts = useMessages('people')
  const { value } = props
  const isWrong = value !== '' && !badge.safeParse(value).success
  return (
    <>
      <div className="badge-line">
        <Field
          label={texts.badge}
          help={texts.badgeHelp}
          error={isWrong ? texts.badgeWrong : null}
          value={value}
          onChange={props.onChange}
          isMono
        />
        <Button icon={RefreshCw} onPress={() => props.onChange(newBadge())}>
          {texts.makeBadge}
        </Button>
      </div>
      {value.startsWith(BADGE_PREFIX) && !isWrong && (
        <>
          <BadgeCard name={props.name} code={value} />
          <Button icon={Printer} onPress={() => window.print()}>
            {texts.printBadge}
          </Button>
        </>
      )}
    </>
  )
}

function BadgeCard({ name, code }: { name: string; code: string }) {
  const { bars, width } = code39(code)
  return (
    <figure className="badge-card">
      <figcaption>{name}</figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={code}>
        {bars.map((bar) => (
          <rect key={bar.x} x={bar.x} width={bar.width} height={HEIGHT} />
        ))}
      </svg>
    </figure>
  )
}
