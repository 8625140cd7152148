import { History, TriangleAlert } from 'lucide-react'
import type { RuleStanding } from '../../../shared/contract/rules.ts'
import { Button } from '../../components/button.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useFormat } from '../../lib/use-format.ts'

/** So long after publishing it is worth a look how it does, in milliseconds. */
const FRESH_MS = 3 * 86_400_000

/** Whether the version in force is new, or does something that it should not. */
export function isWorthALook({ previous, publishedAt, alerts }: RuleStanding): boolean {
  return previous !== null && (alerts.length > 0 || roomClock.now() - publishedAt < FRESH_MS)
}

/** How the version in force does since it was published, beside the one before, with the way back. */
export function StandingBanner(props: {
  standing: RuleStanding
  why: string | null
  onOpen: (ruleId: string) => void
  onRollBack: () => void
}) {
  const { standing, why } = props
  const { version, author, publishedAt, since, before, alerts, previous } = standing
  const texts = useMessages('ruleEditor')
  const format = useFormat()
  const share = ({ orders, exceptions }: RuleStanding['since']) =>
    format.percent(orders === 0 ? 0 : exceptions / orders)
  return (
    <section className={`rule-standing ${alerts.length > 0 ? 'rule-standing-alert' : ''}`} role="status">
      <div className="rule-stops-head">
        <span>
          <strong>
            {texts.standing({ version, author, ago: format.since(publishedAt, roomClock.now()) })}
          </strong>{' '}
          {since.orders === 0
            ? texts.standingNone
            : texts.standingSince({ orders: since.orders, hits: since.hits, share: share(since) })}
          {before !== null && before.orders > 0 && (
            <span className="unit"> {texts.standingBefore({ share: share(before) })}</span>
          )}
        </span>
        <Button icon={History} why={why} binding="r" onPress={props.onRollBack}>
          {texts.rollBack({ version: previous ?? 0 })}
        </Button>
      </div>
      {alerts.map(({ ruleId, name, kind, orders, exceptions }) => (
        <p key={`${kind} ${ruleId}`}>
          <StatusBadge
            tone="blocked"
            icon={TriangleAlert}
            label={
              kind === 'silent'
                ? texts.alertSilent({ name, orders })
                : texts.alertExceptions({ name, orders, exceptions })
            }
          />{' '}
          <Button tone="quiet" onPress={() => props.onOpen(ruleId)}>
            {texts.openRule}
          </Button>
        </p>
      ))}
    </section>
  )
}
