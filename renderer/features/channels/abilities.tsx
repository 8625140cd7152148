import type { ChannelKind } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { Facts, PanelSection } from '../../components/panel.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** What a kind of channel accepts and reports, so that nobody waits for what cannot come. */
export function Abilities({ kind }: { kind: ChannelKind }) {
  const texts = useMessages('channelAbilities')
  const format = useFormat()
  const abilities = CHANNEL_ABILITIES[kind]
  const batch = texts.atOnce({ count: format.integer(abilities.stockBatch) })
  return (
    <PanelSection title={texts.title}>
      <Facts
        facts={[
          {
            name: texts.stock,
            value: abilities.comparesStock ? texts.compared({ batch }) : batch,
          },
          { name: texts.parcels, value: texts.parcelWords[abilities.parcels] },
          { name: texts.refund, value: texts.refundWords[abilities.refund] },
          { name: texts.returns, value: texts.returnWords[abilities.returns] },
          { name: texts.address, value: texts.addressWords[abilities.takesAddress ? 'yes' : 'no'] },
          { name: texts.returnLabel, value: texts.returnLabelWords[abilities.tellsReturnLabel] },
          { name: texts.point, value: texts.pointWords[abilities.tellsPoint ? 'yes' : 'no'] },
          ...(abilities.acceptsOrders ? [{ name: texts.orders, value: texts.accepted }] : []),
        ]}
      />
    </PanelSection>
  )
}
