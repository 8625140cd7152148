import { CircleCheck, CircleHelp, CircleX, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ChannelRight } from '../../../shared/domain/channel-right.ts'
import type { ChannelTrouble } from '../../../shared/domain/channel-trouble.ts'
import type { ShopFound } from '../../../shared/domain/shop-found.ts'
import { Button } from '../../components/button.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import type { ShopKind } from './new-channel.ts'

export interface CheckResult {
  readonly ok: boolean
  readonly shop: ShopFound | null
  readonly trouble: ChannelTrouble | null
  readonly rights: readonly ChannelRight[]
  readonly movedTo: string | null
}

/** What the check of a shop has found: why it fails in our words, and every right with what to tick. */
export function CheckReport(props: {
  kind: ShopKind
  result: CheckResult
  onAccept: (fingerprint: string) => void
}) {
  const { kind, result, onAccept } = props
  const texts = useMessages('channelCheck')
  const lacking = result.rights.filter(({ granted }) => granted === false).length
  const words = useTroubleWords(kind, result.trouble)
  const remark = useRemark(result.shop?.remark ?? null)
  const { trouble } = result
  return (
    <>
      {result.ok ? (
        <StatusBadge
          tone={lacking > 0 ? 'risk' : 'done'}
          icon={lacking > 0 ? TriangleAlert : CircleCheck}
          label={result.shop?.name ? texts.okShop({ shop: result.shop.name }) : texts.ok}
        />
      ) : (
        <StatusBadge
          tone="blocked"
          icon={OctagonAlert}
          label={lacking > 0 ? texts.lacks({ count: lacking }) : texts.failed}
        />
      )}
      {remark !== null && <p className="channel-words">{remark}</p>}
      {words !== null && <p className="channel-words">{words}</p>}
      {result.ok && lacking > 0 && <p className="channel-words">{texts.readsOnly}</p>}
      {result.movedTo !== null && <p className="unit">{texts.movedTo({ address: result.movedTo })}</p>}
      {trouble?.code === 'certificate' && trouble.fingerprint !== null && (
        <Certificate trouble={trouble} fingerprint={trouble.fingerprint} onAccept={onAccept} />
      )}
      {result.rights.length > 0 && <Rights rights={result.rights} />}
    </>
  )
}

const ACCEPTABLE = ['self-signed', 'unknown-issuer', 'changed']

function Certificate(props: {
  trouble: Extract<ChannelTrouble, { code: 'certificate' }>
  fingerprint: string
  onAccept: (fingerprint: string) => void
}) {
  const { trouble, fingerprint, onAccept } = props
  const texts = useMessages('channelCheck')
  if (!ACCEPTABLE.includes(trouble.why)) return null
  return (
    <>
      <p className="mono channel-fingerprint">{texts.fingerprint({ fingerprint })}</p>
      <Button onPress={() => onAccept(fingerprint)}>{texts.accept}</Button>
    </>
  )
}

function Rights({ rights }: { rights: readonly ChannelRight[] }) {
  const texts = useMessages('channelCheck')
  return (
    <table className="channel-table channel-rights" aria-label={texts.rights}>
      <thead>
        <tr>
          <th scope="col">{texts.rights}</th>
          <th scope="col">{texts.tick}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rights.map(({ need, writes, tick, granted }) => (
          <tr key={`${need} ${tick}`}>
            <th scope="row">
              {texts.needs[need]} <span className="unit">{writes ? texts.writes : texts.reads}</span>
            </th>
            <td className="mono">{tick}</td>
            <td>
              <Granted granted={granted} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Granted({ granted }: { granted: boolean | null }) {
  const { granted: words } = useMessages('channelCheck')
  if (granted === null) return <StatusBadge tone="neutral" icon={CircleHelp} label={words.unknown} />
  return granted ? (
    <StatusBadge tone="done" icon={CircleCheck} label={words.yes} />
  ) : (
    <StatusBadge tone="blocked" icon={CircleX} label={words.no} />
  )
}

function useRemark(remark: ShopFound['remark']): string | null {
  const { remarks } = useMessages('channelCheck')
  switch (remark?.code) {
    case undefined:
      return null
    case 'other-version':
      return remarks.otherVersion({ served: remark.served, wanted: remark.wanted })
    case 'not-open':
      return remarks.notOpen({ state: remark.state })
  }
}

function useTroubleWords(kind: ShopKind, trouble: ChannelTrouble | null): string | null {
  const { troubles } = useMessages('channelCheck')
  switch (trouble?.code) {
    case undefined:
      return null
    case 'no-address':
      return troubles.noAddress
    case 'needs-https':
      return troubles.needsHttps({ host: trouble.host })
    case 'private-address':
      return troubles.privateAddress({ host: trouble.host })
    case 'moved':
      return troubles.moved({ host: trouble.host, target: trouble.target })
    case 'certificate':
      return troubles.certificate[trouble.why]({ host: trouble.host })
    case 'no-such-host':
      return troubles.noSuchHost({ host: trouble.host })
    case 'nobody-there':
      return troubles.nobodyThere({ host: trouble.host })
    case 'no-answer':
      return troubles.noAnswer({ host: trouble.host })
    case 'web-page':
      return troubles.webPage({ host: trouble.host })
    case 'server-fault':
      return troubles.serverFault({ host: trouble.host, status: String(trouble.status) })
    case 'slow-down':
      return troubles.slowDown({ host: trouble.host })
    case 'credentials-refused':
      return troubles.credentialsRefused
    case 'not-that-kind':
      return troubles.notThatKind[kind]
  }
}
