import { useState } from 'react'
import { twoLetterCountry } from '../../../shared/domain/country-codes.ts'
import { DANGEROUS_GOODS, type ProductCustoms } from '../../../shared/domain/customs/product-customs.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

const NO_CLASS = 'none'
const NOTHING: ProductCustoms = { hsCode: '', originCountry: null, description: '', dangerousGoods: null }

/** What customs are told of a product; orders that waited for it go on by themselves. */
export function ProductCustomsForm(props: { sku: string; customs: ProductCustoms | null }) {
  const { sku } = props
  const texts = useMessages('customs')
  const verbs = useMessages('verbs')
  const { needsLead } = useMessages('stock')
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const set = useCommand((client) => client.stock.setCustoms)
  const [customs, setCustoms] = useState(props.customs ?? NOTHING)
  const change = (part: Partial<ProductCustoms>) => setCustoms((old) => ({ ...old, ...part }))
  const hsCode = customs.hsCode.replaceAll(/[\s.]/g, '')
  const origin = customs.originCountry ?? ''
  const wrongCode = /^(\d{6,10})?$/.test(hsCode) ? null : texts.hsCodeWrong
  const wrongOrigin = origin === '' || twoLetterCountry(origin) === origin ? null : texts.originWrong

  async function save() {
    const outcome = await set.run({
      sku,
      customs: { ...customs, hsCode, originCountry: origin === '' ? null : origin },
    })
    if (outcome.kind === 'done') say('done', texts.saved({ what: sku }))
  }

  return (
    <>
      <p className="unit">{texts.productText}</p>
      <Field
        label={texts.hsCode}
        help={texts.hsCodeHelp}
        error={wrongCode}
        isMono
        value={customs.hsCode}
        onChange={(text) => change({ hsCode: text })}
      />
      <Field
        label={texts.originCountry}
        help={texts.originHelp}
        error={wrongOrigin}
        isMono
        value={origin}
        onChange={(text) => change({ originCountry: text.trim() === '' ? null : text.trim().toUpperCase() })}
      />
      <Field
        label={texts.description}
        help={texts.descriptionHelp}
        value={customs.description}
        onChange={(description) => change({ description })}
      />
      <Select
        label={texts.dangerousGoods}
        choices={[
          { id: NO_CLASS, label: texts.none },
          ...DANGEROUS_GOODS.map((code) => ({ id: code, label: code })),
        ]}
        value={customs.dangerousGoods ?? NO_CLASS}
        onChange={(code) => change({ dangerousGoods: code === NO_CLASS ? null : code })}
      />
      <div className="order-actions">
        <Button
          tone="primary"
          busy={set.busy}
          why={roleAllows(role, 'lead') ? (wrongCode ?? wrongOrigin) : needsLead}
          onPress={() => void save()}
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}
