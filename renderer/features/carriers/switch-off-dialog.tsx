import type { CarrierAccountRow } from '../../../shared/contract/carrier-accounts.ts'
import type { LabelStanding } from '../../../shared/domain/label-standing.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useAccountActs } from './use-account-acts.ts'

/** Says what switching an account off means for the labels that it bought or was to buy. */
export function SwitchOffDialog({ row, onClose }: { row: CarrierAccountRow | null; onClose: () => void }) {
  const texts = useMessages('carrierAccounts')
  const acts = useAccountActs()
  const name = row?.account.name ?? ''
  async function stop() {
    if (row !== null && (await acts.setActive(row.account, false))) onClose()
  }
  return (
    <AskDialog
      isOpen={row !== null}
      onClose={onClose}
      title={texts.stopTitle({ name })}
      verb={texts.stopGo}
      busy={acts.busy}
      onGo={() => void stop()}
    >
      {row !== null && <Consequences row={row} />}
    </AskDialog>
  )
}

function Consequences({ row }: { row: CarrierAccountRow }) {
  const texts = useMessages('carrierAccounts')
  const count = (...standings: LabelStanding[]) =>
    row.labels
      .filter(({ standing }) => standings.includes(standing))
      .reduce((sum, each) => sum + each.count, 0)
  const labels = row.inHand.reduce((sum, each) => sum + each.labels, 0)
  return (
    <ul className="account-consequences">
      <li>{texts.stopBuying}</li>
      {labels > 0 && <li>{texts.stopInHand({ labels })}</li>}
      {count('buying', 'waiting') > 0 && <li>{texts.stopWanted({ count: count('buying', 'waiting') })}</li>}
      {count('voiding', 'in-doubt') > 0 && <li>{texts.stopOpen({ count: count('voiding', 'in-doubt') })}</li>}
    </ul>
  )
}
