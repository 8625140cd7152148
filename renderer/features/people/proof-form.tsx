import { ArrowLeft, Delete, UserRound } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Proof } from '../../../shared/domain/person.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { Button } from '../../components/button.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { useScanner } from '../../lib/use-scanner.ts'
import './proof-form.css'

const PEOPLE = ['people'] as const
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const PIN = /^\d{4,8}$/

/** Who is it: a badge is scanned, or a name is pressed and its PIN entered. `onProof` answers why it was refused. */
export function ProofForm(props: {
  /** Where the scans of this form come from: the locked window, or an open one. */
  whileLocked: boolean
  onProof: (proof: Proof) => Promise<Message | null>
}) {
  const texts = useMessages('signIn')
  const inWords = useSay()
  const tiles = useLive(PEOPLE, (client) => client.session.tiles({}))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [refusal, setRefusal] = useState<Message | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [chosenId])
  const chosen = tiles.data?.find(({ id }) => id === chosenId) ?? null
  useScanner((text) => void offer({ by: 'badge', badge: text }), {
    whileLocked: props.whileLocked,
    hearsBadges: true,
  })

  async function offer(proof: Proof) {
    if (busy) return
    setBusy(true)
    setRefusal(await props.onProof(proof))
    setPin('')
    setBusy(false)
  }

  function enter(event: FormEvent) {
    event.preventDefault()
    if (chosen === null || pin === '') return
    // A badge that was scanned into the field.
    void offer(PIN.test(pin) ? { by: 'pin', personId: chosen.id, pin } : { by: 'badge', badge: pin })
  }

  function choose(id: string | null) {
    setChosenId(id)
    setPin('')
    setRefusal(null)
  }

  return (
    <div className="proof">
      <p className="proof-said" role="status">
        {refusal !== null ? (
          <span className="tone-blocked">{inWords(refusal)}</span>
        ) : chosen === null ? (
          texts.scanOrChoose
        ) : (
          texts.enterPin({ person: chosen.name })
        )}
      </p>
      {chosen === null ? (
        <ul className="proof-tiles">
          {(tiles.data ?? []).map((tile) => (
            <li key={tile.id}>
              <AriaButton className="proof-tile" isDisabled={!tile.hasPin} onPress={() => choose(tile.id)}>
                <UserRound size={28} aria-hidden />
                <span>{tile.name}</span>
                {!tile.hasPin && <small>{texts.badgeOnly}</small>}
              </AriaButton>
            </li>
          ))}
        </ul>
      ) : (
        <form className="proof-pad" onSubmit={enter}>
          <input
            className="proof-pin"
            type="password"
            inputMode="numeric"
            autoComplete="off"
            aria-label={texts.pin}
            ref={field}
            value={pin}
            onChange={({ target }) => setPin(target.value.slice(0, 80))}
          />
          <div className="proof-keys">
            {DIGITS.map((digit) => (
              <PadKey key={digit} label={digit} onPress={() => setPin((typed) => typed + digit)} />
            ))}
            <AriaButton className="proof-key" aria-label={texts.otherPerson} onPress={() => choose(null)}>
              <ArrowLeft size={28} aria-hidden />
            </AriaButton>
            <PadKey label="0" onPress={() => setPin((typed) => `${typed}0`)} />
            <AriaButton
              className="proof-key"
              aria-label={texts.deleteDigit}
              onPress={() => setPin((typed) => typed.slice(0, -1))}
            >
              <Delete size={28} aria-hidden />
            </AriaButton>
          </div>
          <Button tone="primary" size="station" type="submit" busy={busy}>
            {texts.confirm}
          </Button>
        </form>
      )}
    </div>
  )
}

function PadKey({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <AriaButton className="proof-key" onPress={onPress}>
      {label}
    </AriaButton>
  )
}
