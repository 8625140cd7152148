import { useState } from 'react'
import type { ReturnLabelChoice, ReturnLabelOffer } from '../../shared/contract/announced-returns.ts'
import { useMessages } from '../lib/messages.ts'
import { useLive } from '../lib/use-live.ts'
import { Select } from './select.tsx'

const TOPICS = ['carriers'] as const
const NONE = '*'
const idOf = ({ accountId, product }: Pick<ReturnLabelOffer, 'accountId' | 'product'>) =>
  `${accountId}/${product}`

/** By what a customer is to send goods back; the carrier that they went by is chosen until a person chooses. */
export interface ReturnLabelDraft {
  /** null = not known yet. */
  readonly offers: readonly ReturnLabelOffer[] | null
  readonly choice: ReturnLabelChoice | null
  readonly choose: (id: string) => void
  readonly setFormat: (format: ReturnLabelChoice['format']) => void
}

export function useReturnLabel(orderId: string, siteId: string | null): ReturnLabelDraft {
  const [chosen, choose] = useState<string | null>(null)
  const [format, setFormat] = useState<ReturnLabelChoice['format']>('pdf')
  const offers = useLive(
    TOPICS,
    async (client) => (siteId === null ? [] : client.returns.labelOffers({ orderId, siteId })),
    [orderId, siteId],
  ).data
  const offer = chosen === NONE ? undefined : (offers?.find((one) => idOf(one) === chosen) ?? offers?.[0])
  return {
    offers,
    choice:
      offer === undefined
        ? null
        : {
            accountId: offer.accountId,
            product: offer.product,
            format: offer.takesCode ? format : 'pdf',
          },
    choose,
    setFormat,
  }
}

/** `allowsNone`: the customer may also send the goods without a label of ours. */
export function ReturnLabelFields({ draft, allowsNone }: { draft: ReturnLabelDraft; allowsNone: boolean }) {
  const { choose: texts } = useMessages('returns')
  const { offers, choice } = draft
  if (offers === null) return null
  if (offers.length === 0) return <p className="unit">{texts.nobody}</p>
  const current = choice && offers.find((one) => idOf(one) === idOf(choice))
  return (
    <>
      <Select
        label={texts.account}
        choices={[
          ...offers.map((offer) => ({
            id: idOf(offer),
            label: (offer.isSandbox ? texts.test : texts.option)({
              account: offer.account,
              product: offer.product,
            }),
          })),
          ...(allowsNone ? [{ id: NONE, label: texts.none }] : []),
        ]}
        value={choice === null ? NONE : idOf(choice)}
        onChange={draft.choose}
      />
      {current?.takesCode === true && choice !== null && (
        <Select
          label={texts.format}
          choices={(['pdf', 'code'] as const).map((id) => ({ id, label: texts.formats[id] }))}
          value={choice.format}
          onChange={draft.setFormat}
        />
      )}
    </>
  )
}
