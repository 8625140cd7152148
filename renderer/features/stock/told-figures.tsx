import { Copy } from 'lucide-react'
import type { OrderKind, OrderPlace, SellableSum } from '../../../shared/domain/sellable.ts'
import {
  onlyForMessages,
  placeMessage,
  sumMessage,
  sumTerms,
  toldMessage,
} from '../../../shared/domain/sellable-messages.ts'
import { Button } from '../../components/button.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useFormat } from '../../lib/use-format.ts'

interface ToldChannel {
  readonly channelId: string
  readonly name: string
  readonly kinds: readonly OrderKind[]
  readonly told: readonly ToldFigure[]
}

interface ToldFigure {
  readonly sum: SellableSum
  readonly byPlace: readonly { readonly place: OrderPlace; readonly sum: SellableSum }[]
  readonly pushed: number | null
}

/** What each channel may sell of a product and was sent, and how each figure comes about. */
export function ToldFigures({ sku, channels }: { sku: string; channels: readonly ToldChannel[] }) {
  const texts = useMessages('stock')
  return (
    <table className="stock-table">
      <thead>
        <tr>
          <th scope="col">{texts.channel}</th>
          <th scope="col">{texts.may}</th>
          <th scope="col">{texts.told}</th>
        </tr>
      </thead>
      {channels.map((channel) =>
        channel.told.map((figure) => (
          <Figure key={`${channel.channelId} ${figure.sum.channelSku}`} {...{ sku, channel, figure }} />
        )),
      )}
    </table>
  )
}

function Figure(props: { sku: string; channel: ToldChannel; figure: ToldFigure }) {
  const { sku, channel, figure } = props
  const { sum, byPlace, pushed } = figure
  const texts = useMessages('stock')
  const format = useFormat()
  const differs = pushed !== sum.told
  return (
    <tbody>
      <tr>
        <th scope="row">
          {channel.name}
          {sum.channelSku !== sku && <span className="stock-told-sku mono">{sum.channelSku}</span>}
        </th>
        <td>{format.integer(sum.told)}</td>
        <td>
          {pushed === null ? (
            <span className="unit">{texts.notTold}</span>
          ) : (
            <span className={differs ? 'stock-differs' : ''}>{format.integer(pushed)}</span>
          )}
        </td>
      </tr>
      <tr className="stock-sum-row">
        <td colSpan={3}>
          <Sum channel={channel} sum={sum} byPlace={byPlace} />
        </td>
      </tr>
    </tbody>
  )
}

function Sum({ channel, sum, byPlace }: { channel: ToldChannel } & Omit<ToldFigure, 'pushed'>) {
  const texts = useMessages('sellable')
  const sentence = useSay()
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const notes = [
    ...onlyForMessages(sum, channel.kinds, names).map(sentence),
    ...(channel.kinds.every(({ orders }) => orders === 0) ? [texts.assumed] : []),
  ]

  const placeText = ({ place, sum }: ToldFigure['byPlace'][number]) =>
    texts.toPlace({ place: placeMessage(place, names), told: sum.told })

  async function copy() {
    const heading = texts.heading({ sku: sum.channelSku, channel: channel.name })
    const places = byPlace.map((one) => `${placeText(one)}: ${sentence(sumMessage(one.sum, names))}`)
    const lines = [
      heading,
      sentence(sumMessage(sum, names)),
      ...notes,
      ...places,
      texts.meaning,
      texts.notPromised,
    ]
    await navigator.clipboard.writeText(lines.join('\n'))
    say('neutral', texts.copied)
  }

  return (
    <details className="stock-sum">
      <summary>{texts.open({ told: sum.told })}</summary>
      <ul className="stock-sum-terms">
        <li>{texts.onHand({ units: sum.here })}</li>
        {sumTerms(sum, names).map(({ message }) => (
          <li key={message.code + JSON.stringify(message.args)}>− {sentence(message)}</li>
        ))}
        <li className="stock-sum-told">= {sentence(toldMessage(sum))}</li>
      </ul>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {byPlace.length > 0 && (
        <>
          <p>{texts.byPlace}</p>
          {byPlace.map((one) => (
            <details key={JSON.stringify(one.place)} className="stock-sum-place">
              <summary>{placeText(one)}</summary>
              <p>{sentence(sumMessage(one.sum, names))}</p>
            </details>
          ))}
        </>
      )}
      <p className="unit">{texts.meaning}</p>
      <p className="unit">{texts.notPromised}</p>
      <Button icon={Copy} onPress={() => void copy()}>
        {texts.copy}
      </Button>
    </details>
  )
}
