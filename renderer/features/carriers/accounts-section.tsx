import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { CarrierAccountRow } from '../../../shared/contract/carrier-accounts.ts'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { LabelSupplyLine } from '../../components/label-supply.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { AccountDialog, type AccountWish } from './account-dialog.tsx'
import { AccountLine } from './account-line.tsx'
import { LabelFilesDialog } from './label-files-dialog.tsx'
import { NumbersDialog } from './numbers-dialog.tsx'
import { SwitchOffDialog } from './switch-off-dialog.tsx'
import { useAccountActs } from './use-account-acts.ts'
import './accounts.css'

/** The merchant's accounts with carriers: how each stands, what is in hand, and adding one. */
export function AccountsSection({
  carriers,
  rows,
}: {
  carriers: readonly CarrierRow[]
  rows: readonly CarrierAccountRow[]
}) {
  const texts = useMessages('carrierAccounts')
  const role = useSession((session) => session.role)
  const why = roleAllows(role, 'manager') ? null : texts.needsManager
  const [wish, setWish] = useState<AccountWish | null>(null)
  const [numbering, setNumbering] = useState<string | null>(null)
  const [filing, setFiling] = useState<string | null>(null)
  const [stopping, setStopping] = useState<CarrierAccountRow | null>(null)
  const acts = useAccountActs()
  const missing = carriersWithout(carriers, rows)
  return (
    <section className="accounts" aria-labelledby="carrier-accounts">
      <header className="carrier-head">
        <h2 id="carrier-accounts" className="carrier-name">
          {texts.title}
        </h2>
        <span className="carrier-space" />
        <Button icon={Plus} why={why} onPress={() => setWish({ kind: 'add' })}>
          {texts.add}
        </Button>
      </header>
      {rows.length === 0 ? (
        <p className="account-none">{texts.none}</p>
      ) : (
        <>
          <LabelSupplyLine siteId={null} />
          <ul className="account-list">
            {rows.map((row) => (
              <AccountLine
                key={row.account.id}
                row={row}
                why={why}
                onEdit={() => setWish({ kind: 'edit', row })}
                onNumbers={() => setNumbering(row.account.id)}
                onFiles={() => setFiling(row.account.id)}
                onFlip={() =>
                  row.account.isActive ? setStopping(row) : void acts.setActive(row.account, true)
                }
              />
            ))}
          </ul>
          {missing.length > 0 && <MissingWords carrierIds={missing} />}
        </>
      )}
      <AccountDialog
        wish={wish}
        carriers={carriers}
        taken={new Set(rows.map(({ account }) => account.id))}
        onClose={() => setWish(null)}
      />
      <NumbersDialog account={accountOf(rows, numbering)} onClose={() => setNumbering(null)} />
      <LabelFilesDialog account={accountOf(rows, filing)} onClose={() => setFiling(null)} />
      <SwitchOffDialog row={stopping} onClose={() => setStopping(null)} />
    </section>
  )
}

function accountOf(rows: readonly CarrierAccountRow[], id: string | null): CarrierAccount | null {
  return rows.find(({ account }) => account.id === id)?.account ?? null
}

function carriersWithout(carriers: readonly CarrierRow[], rows: readonly CarrierAccountRow[]): string[] {
  const served = new Set(
    rows.flatMap(({ account }) =>
      account.isActive ? account.products.map(({ serviceId }) => `${account.carrierId}/${serviceId}`) : [],
    ),
  )
  return carriers
    .filter(
      ({ carrierId, services }) =>
        !services.every(({ service }) => served.has(`${carrierId}/${service.serviceId}`)),
    )
    .map(({ carrierId }) => carrierId)
}

function MissingWords({ carrierIds }: { carrierIds: readonly string[] }) {
  const texts = useMessages('carrierAccounts')
  const names = useNames()
  return <p className="account-none">{texts.without({ carriers: carrierIds.map(names.carrier) })}</p>
}
