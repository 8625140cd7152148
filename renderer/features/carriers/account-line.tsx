import { FlaskConical, Power, Stamp, Unplug } from 'lucide-react'
import type { CarrierAccountRow } from '../../../shared/contract/carrier-accounts.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import { isTroubled } from '../../../shared/domain/channel.ts'
import type { LabelStanding } from '../../../shared/domain/label-standing.ts'
import { Button } from '../../components/button.tsx'
import { LinkBadge } from '../../components/link-badge.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Switch } from '../../components/switch.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useLinkCause } from '../../lib/link-cause.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** One account: whether it answers, for whom it buys, and what is in hand. */
export function AccountLine(props: {
  row: CarrierAccountRow
  why: string | null
  onEdit: () => void
  onNumbers: () => void
  onFiles: () => void
  onFlip: () => void
}) {
  const { row, why } = props
  const { account } = row
  const texts = useMessages('carrierAccounts')
  const verbs = useMessages('verbs')
  return (
    <li className="account-line">
      <div className="account-main">
        <span className="account-title">
          <strong>{account.name}</strong>
          {account.isSandbox && (
            <StatusBadge tone="risk" icon={FlaskConical} label={texts.sandbox} isFilled />
          )}
          <AccountState row={row} />
        </span>
        <AccountWords row={row} />
      </div>
      <span className="account-tools">
        {account.kind === 'own-range' && (
          <Button tone="quiet" onPress={props.onNumbers}>
            {texts.numbers}
          </Button>
        )}
        {account.kind === 'label-files' && (
          <Button tone="quiet" onPress={props.onFiles}>
            {texts.files}
          </Button>
        )}
        <Button tone="quiet" why={why} onPress={props.onEdit}>
          {verbs.edit}
        </Button>
        <span title={why ?? undefined}>
          <Switch
            label={texts.buys({ name: account.name })}
            isOn={account.isActive}
            isDisabled={why !== null}
            onChange={props.onFlip}
          />
        </span>
      </span>
    </li>
  )
}

function AccountState({ row: { account, link, isConnectable } }: { row: CarrierAccountRow }) {
  const texts = useMessages('carrierAccounts')
  if (!account.isActive) return <StatusBadge tone="neutral" icon={Power} label={texts.off} />
  if (!isConnectable) return <StatusBadge tone="blocked" icon={Unplug} label={texts.noConnection} />
  if (CARRIER_ABILITIES[account.kind].ownRange)
    return <StatusBadge tone="neutral" icon={Stamp} label={texts.madeHere} />
  return <LinkBadge link={link} />
}

function AccountWords({ row }: { row: CarrierAccountRow }) {
  const { account, link, tracking, inHand, numbersLeft } = row
  const texts = useMessages('carrierAccounts')
  const names = useNames()
  const format = useFormat()
  const cause = useLinkCause()
  const standings = useMessages('labelStandings')
  const labels = inHand.reduce((sum, each) => sum + each.labels, 0)
  const worth = inHand.flatMap(({ cents, currency }) =>
    currency === null || cents === 0 ? [] : [format.money(cents, currency)],
  )
  const services = account.products.map(({ serviceId }) => names.service(account.carrierId, serviceId))
  const scope = [...account.siteIds.map(names.site), ...account.channelIds.map(names.channel)]
  const facts = [
    services.length === 0 ? texts.buysNothing : texts.buysFor({ services }),
    ...(scope.length > 0 ? [texts.onlyFor({ places: scope })] : []),
    ...(worth.length > 0
      ? [texts.inHandWorth({ labels, worth })]
      : labels > 0
        ? [texts.inHand({ labels })]
        : []),
    ...(numbersLeft === null ? [] : [texts.numbersLeft({ count: numbersLeft })]),
  ]
  const troubles = [
    ...(account.isActive && 'cause' in link ? [texts.because({ cause: cause(link) })] : []),
    ...(tracking !== null && isTroubled(tracking) && 'cause' in tracking
      ? [texts.notFollowed({ cause: cause(tracking) })]
      : []),
  ]
  const open = row.labels
    .filter(({ standing }) => !SETTLED.has(standing))
    .map(({ standing, count }) => texts.standing({ word: standings.word[standing], count }))
  return (
    <>
      <span className="account-words">{facts.join(' · ')}</span>
      {open.length > 0 && <span className="account-words">{open.join(' · ')}</span>}
      {troubles.length > 0 && <span className="account-words">{troubles.join(' ')}</span>}
    </>
  )
}

/** Of labels that stand so there is nothing to say here: those in hand are counted by parcels that have not left. */
const SETTLED: ReadonlySet<LabelStanding> = new Set(['in-hand', 'voided', 'dropped', 'refused', 'elsewhere'])
