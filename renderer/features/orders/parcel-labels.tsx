import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ParcelLabel } from '../../../shared/contract/parcel-labels.ts'
import { type FulfillmentState, hasLeft } from '../../../shared/domain/fulfillment.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { LabelStandingBadge } from '../../components/label-standing.tsx'
import { ParcelCostLine } from '../../components/parcel-cost.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Whose parcels they are. */
interface About {
  readonly order: string
  readonly state: FulfillmentState
}

/** How it stands with the label of each parcel, its number, and giving it back. */
export function ParcelLabels({ labels, about }: { labels: readonly ParcelLabel[]; about: About }) {
  return (
    <ul className="parcel-labels">
      {labels.map((label) => (
        <LabelLine key={label.parcel} label={label} isOneOfSeveral={labels.length > 1} about={about} />
      ))}
    </ul>
  )
}

function LabelLine(props: { label: ParcelLabel; isOneOfSeveral: boolean; about: About }) {
  const { label, about } = props
  const { bought, standing, isSandbox, problem } = label
  const texts = useMessages('labelStandings')
  const inWords = useSay()
  return (
    <li className="parcel-label">
      <span className="parcel-label-state">
        {props.isOneOfSeveral && <strong>{texts.parcel({ number: label.parcel })}</strong>}
        <LabelStandingBadge standing={standing} isSandbox={isSandbox} />
        {bought !== null && <span className="mono">{bought.trackingNumber}</span>}
      </span>
      {(standing !== 'in-hand' || problem !== null) && (
        <p className="fulfillment-line">
          {texts.sentence[standing]} {problem !== null && inWords(problem)}
        </p>
      )}
      {bought !== null && bought.notFollowed !== null && hasLeft(about.state) && (
        <p className="fulfillment-line">{texts.notFollowed[bought.notFollowed]}</p>
      )}
      {label.cost !== null && <ParcelCostLine cost={label.cost} />}
      {bought !== null && !hasLeft(about.state) && <GiveBack bought={bought} about={about} />}
    </li>
  )
}

function GiveBack({ bought, about }: { bought: NonNullable<ParcelLabel['bought']>; about: About }) {
  const texts = useMessages('labelStandings')
  const packing = useMessages('packing')
  const inWords = useSay()
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const command = useCommand((client) => client.packing.voidLabel)
  const [isAsking, setAsking] = useState(false)
  const { purchaseId, trackingNumber: number, cannotVoid } = bought
  const why = roleAllows(role, 'lead') ? cannotVoid && inWords(cannotVoid) : packing.ownLabelLead

  async function giveBack(another: boolean) {
    const outcome = await command.run({ purchaseId, another })
    if (outcome.kind !== 'done') return
    say('done', texts.givenBack({ number }))
    setAsking(false)
  }
  return (
    <>
      <Button tone="quiet" icon={Undo2} why={why} onPress={() => setAsking(true)}>
        {texts.giveBack}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={texts.giveBackTitle({ order: about.order })}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{texts.giveBackKeep}</Button>
            <Button busy={command.busy} onPress={() => void giveBack(false)}>
              {texts.giveBackOnly}
            </Button>
            <Button tone="primary" busy={command.busy} onPress={() => void giveBack(true)}>
              {texts.giveBackAnother}
            </Button>
          </>
        }
      >
        <p>{texts.giveBackText({ number })}</p>
        {about.state === 'packed' && <p>{texts.giveBackPacked}</p>}
      </Dialog>
    </>
  )
}
