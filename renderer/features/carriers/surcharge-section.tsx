import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'
import { SurchargeDialog } from './surcharge-dialog.tsx'
import { EVERY_CARRIER, surchargesOf } from './surcharge-draft.ts'
import { useSurcharges, useSurchargeWords } from './use-surcharges.ts'

const TOPICS = ['settings'] as const

/** What the carrier adds to its rate card: shown, added, changed and taken away. */
export function SurchargeSection({ row }: { row: CarrierRow }) {
  const texts = useMessages('surcharges')
  const live = useLive(TOPICS, (client) => client.settings.get({}))
  return (
    <div className="surcharges">
      <p className="unit">{texts.intro}</p>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={64} />}>
        {({ surcharges }) => <SurchargeList row={row} all={surcharges} />}
      </LiveView>
    </div>
  )
}

/** The place of the one that is edited in the whole list; 'new' = one is added. */
type Editing = number | 'new' | null

function SurchargeList({ row, all }: { row: CarrierRow; all: readonly Surcharge[] }) {
  const texts = useMessages('surcharges')
  const verbs = useMessages('verbs')
  const why = useWhyNot()
  const [editing, setEditing] = useState<Editing>(null)
  const own = surchargesOf(row.carrierId, all)
  return (
    <>
      {own.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <table className="surcharge-table" aria-label={texts.title}>
          <thead>
            <tr>
              <th scope="col">{texts.what}</th>
              <th scope="col">{texts.scope}</th>
              <th scope="col" className="table-end">
                {texts.amount}
              </th>
              <th scope="col">
                <span className="visually-hidden">{verbs.edit}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {own.map(({ at, surcharge }) => (
              <SurchargeLine key={at} surcharge={surcharge} at={at} all={all} onEdit={() => setEditing(at)} />
            ))}
          </tbody>
        </table>
      )}
      <Button icon={Plus} why={why} onPress={() => setEditing('new')}>
        {texts.add}
      </Button>
      <SurchargeDialog row={row} all={all} editing={editing} onClose={() => setEditing(null)} />
    </>
  )
}

function useWhyNot(): string | null {
  const texts = useMessages('surcharges')
  const role = useSession((session) => session.role)
  return roleAllows(role, 'manager') ? null : texts.needsManager
}

function SurchargeLine(props: {
  surcharge: Surcharge
  at: number
  all: readonly Surcharge[]
  onEdit: () => void
}) {
  const { surcharge, at, all } = props
  const texts = useMessages('surcharges')
  const verbs = useMessages('verbs')
  const words = useSurchargeWords()
  const why = useWhyNot()
  const list = useSurcharges(all)
  const what = words.what(surcharge)
  return (
    <tr>
      <th scope="row">
        {what}
        {surcharge.kind === 'remote' && (
          <span className="surcharge-zones mono">{surcharge.zones.join(', ')}</span>
        )}
      </th>
      <td>{words.scope(surcharge.service ?? EVERY_CARRIER)}</td>
      <td className="table-end">{words.amount(surcharge)}</td>
      <td className="surcharge-tools">
        <IconButton icon={Pencil} label={`${verbs.edit}: ${what}`} why={why} onPress={props.onEdit} />
        <IconButton
          icon={Trash2}
          label={`${verbs.remove}: ${what}`}
          why={why}
          onPress={() =>
            void list.replace(
              all.filter((_, place) => place !== at),
              texts.removed({ what }),
            )
          }
        />
      </td>
    </tr>
  )
}
