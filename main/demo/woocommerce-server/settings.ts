import { type HttpAnswer, json } from '../channel-server/faulty-http.ts'
import { wpError } from './wp-error.ts'

/** `GET /settings/:group`, with those of a group's settings that programs look at. */
export function settingsOf(currency: string, group: string): HttpAnswer {
  const groups: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    general: {
      woocommerce_currency: currency,
      woocommerce_calc_taxes: 'yes',
      woocommerce_specific_allowed_countries: [],
    },
    products: { woocommerce_weight_unit: 'kg', woocommerce_dimension_unit: 'cm' },
    tax: { woocommerce_prices_include_tax: 'yes' },
  }
  const values = groups[group]
  if (values === undefined)
    return wpError(404, 'rest_setting_setting_group_invalid', 'Invalid setting group.')
  return json(
    200,
    Object.entries(values).map(([id, value]) => ({ id, label: id, type: 'select', value, default: '' })),
  )
}
