import { Link } from 'wouter'
import type { Site } from '../../../shared/domain/site.ts'
import type { StockClaim } from '../../../shared/domain/stock.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { DueTime } from '../../components/due-time.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Who holds units, by site, and who waits for some; each the earliest to leave first. */
export function Claims(props: {
  claims: readonly StockClaim[]
  moreClaims: number
  isMoreAtLeast: boolean
  sites: readonly Site[]
}) {
  const { claims, moreClaims } = props
  const texts = useMessages('stock')
  const isWhole = moreClaims === 0
  if (claims.length === 0) return <p className="unit">{texts.noClaims}</p>
  return (
    <>
      {props.sites.map(({ id, name }) => (
        <ClaimsAt
          key={id}
          title={name}
          isWhole={isWhole}
          claims={claims.filter((claim) => claim.kind === 'held' && claim.siteId === id)}
        />
      ))}
      <ClaimsAt
        isWaiting
        title={texts.waiting}
        isWhole={isWhole}
        claims={claims.filter(({ kind }) => kind === 'waiting')}
      />
      {moreClaims > 0 && (
        <p className="unit">
          {(props.isMoreAtLeast ? texts.moreAtLeast : texts.more)({ count: moreClaims })}
        </p>
      )}
    </>
  )
}

function ClaimsAt(props: {
  title: string
  claims: readonly StockClaim[]
  /** These are all there are. */
  isWhole: boolean
  /** They are orders that wait, not shipments. */
  isWaiting?: boolean
}) {
  const { title, claims, isWhole, isWaiting = false } = props
  const texts = useMessages('stock')
  const words = useMessages('words')
  const format = useFormat()
  if (claims.length === 0) return null
  const units = claims.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <section className="stock-claims" aria-label={title}>
      <h4>
        {title}{' '}
        {isWhole && (
          <span className="unit">
            {isWaiting
              ? texts.wanted({ orders: claims.length, units })
              : texts.held({ parts: claims.length, units })}
          </span>
        )}
      </h4>
      <ul>
        {claims.map((claim, index) => (
          <li key={`${claim.orderId} ${index}`}>
            <Link href={screenPath('orders', claim.orderId)} className="mono">
              {claim.reference}
            </Link>
            <span className="unit">
              {claim.kind === 'held' ? words.fulfillmentStates[claim.state] : words.orderStates[claim.state]}
            </span>
            <DueTime dueAt={claim.dueAt} />
            <span className="stock-claims-units">{format.integer(claim.quantity)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
