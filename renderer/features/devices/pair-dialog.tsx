import { useState } from 'react'
import type { Device } from '../../../shared/domain/device.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Switch } from '../../components/switch.tsx'
import { useHello } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useSession } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'
import { PlaceFields } from './place-fields.tsx'

interface Offer {
  readonly code: string
  readonly addresses: readonly string[]
  readonly fingerprint: string | null
  readonly expiresAt: EpochMs
  readonly openedAt: EpochMs
  readonly keepsCopy: boolean
}

/** Names a station and gets the code with which it comes in; says so once it has. */
export function PairDialog(props: { isOpen: boolean; devices: readonly Device[]; onClose: () => void }) {
  const texts = useMessages('devices')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.pair} isWide>
      {props.isOpen && <Pairing devices={props.devices} onClose={props.onClose} />}
    </Dialog>
  )
}

function Pairing({ devices, onClose }: { devices: readonly Device[]; onClose: () => void }) {
  const texts = useMessages('devices')
  const ownSite = useSession((session) => session.siteId)
  const [place, setPlace] = useState({ name: '', siteId: ownSite ?? null })
  const name = place.name.trim()
  const [keepsCopy, setKeepsCopy] = useState(false)
  const [offer, setOffer] = useState<Offer | null>(null)
  const openPairing = useCommand((client) => client.devices.openPairing)
  const paired = devices.find(
    (each) => offer !== null && each.name === name && each.pairedAt >= offer.openedAt,
  )

  async function ask() {
    const openedAt = roomClock.now()
    const outcome = await openPairing.run({
      name,
      siteId: place.siteId,
      keepsCopy,
    })
    if (outcome.kind === 'done') setOffer({ ...outcome.value, openedAt, keepsCopy })
  }

  if (paired !== undefined)
    return (
      <>
        <p role="status">{texts.pairedNow({ name: paired.name })}</p>
        <div className="dialog-buttons">
          <Button tone="primary" onPress={onClose}>
            {texts.done}
          </Button>
        </div>
      </>
    )
  if (offer !== null) return <OfferShown offer={offer} busy={openPairing.busy} onAgain={() => void ask()} />
  return (
    <>
      <PlaceFields place={place} onChange={setPlace} />
      <Switch isOn={keepsCopy} onChange={setKeepsCopy}>
        {texts.keepsCopy}
      </Switch>
      {keepsCopy && <p className="unit">{texts.keepsCopyHelp}</p>}
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={openPairing.busy}
          why={name === '' ? texts.nameHelp : null}
          onPress={() => void ask()}
        >
          {texts.makeCode}
        </Button>
      </div>
    </>
  )
}

function OfferShown({ offer, busy, onAgain }: { offer: Offer; busy: boolean; onAgain: () => void }) {
  const texts = useMessages('devices')
  const format = useFormat()
  const timeZone = useHello()?.settings.timeZone ?? 'UTC'
  const now = useNow(1_000)
  if (now >= offer.expiresAt)
    return (
      <>
        <p role="status">{texts.codeOver}</p>
        <div className="dialog-buttons">
          <Button tone="primary" busy={busy} onPress={onAgain}>
            {texts.makeCode}
          </Button>
        </div>
      </>
    )
  if (offer.keepsCopy)
    return (
      <>
        <p>{texts.startThere}</p>
        {offer.addresses.map((address) => (
          <output key={address} className="pairing-command mono" role="status">
            {`npm start -- --join ${address}${offer.fingerprint === null ? '' : ` --fingerprint ${offer.fingerprint}`} --code ${offer.code}`}
          </output>
        ))}
        <p className="unit">{texts.goodUntil({ at: format.time(offer.expiresAt, timeZone) })}</p>
      </>
    )
  return (
    <ol className="pairing-steps">
      <li>
        {texts.open}
        <ul className="pairing-addresses mono">
          {offer.addresses.map((address) => (
            <li key={address}>{address}</li>
          ))}
        </ul>
      </li>
      {offer.fingerprint !== null && (
        <li>
          {texts.compare}
          <span className="pairing-fingerprint mono">{offer.fingerprint}</span>
        </li>
      )}
      <li>
        {texts.type}
        <output className="pairing-code mono">{offer.code}</output>
        <span className="unit">{texts.goodUntil({ at: format.time(offer.expiresAt, timeZone) })}</span>
      </li>
    </ol>
  )
}
