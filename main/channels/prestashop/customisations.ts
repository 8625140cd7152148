import { z } from 'zod'
import type { OrderLine } from '../../../shared/domain/order.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { idText, localised } from './answers.ts'
import type { PrestaClient } from './client.ts'
import { filtersOf, IDS_PER_FILTER } from './filters.ts'

type Options = NonNullable<OrderLine['options']>

const MOST_OPTIONS = 50

const typedIn = z
  .array(z.object({ id_customization_field: idText, value: z.coerce.string() }))
  .catch([])
  .default([])
const customisationRow = z.object({
  id: idText,
  associations: z
    .object({ customized_data_text_fields: typedIn, customized_data_images: typedIn })
    .catch({ customized_data_text_fields: [], customized_data_images: [] }),
})
const fieldRow = z.object({ id: idText, name: localised })

/**
 * What buyers typed for a customised product, or the file they gave it, by id of the customisation. Empty where the key
 * may not read them. @throws {ChannelError}
 * @see https://devdocs.prestashop-project.org/8/webservice/resources/customizations
 */
export async function customisationsOf(
  client: PrestaClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Options>> {
  const rows = await byIds(client, 'customizations', 'full', 'customizations', ids, customisationRow, signal)
  const given = new Map(
    rows.map(({ id, associations }) => [
      id,
      [...associations.customized_data_text_fields, ...associations.customized_data_images],
    ]),
  )
  const fields = [...given.values()].flat().map((one) => one.id_customization_field)
  const names = new Map(
    (
      await byIds(
        client,
        'product_customization_fields',
        '[id,name]',
        'customization_fields',
        fields,
        fieldRow,
        signal,
      )
    ).map(({ id, name }) => [id, name]),
  )
  return new Map(
    [...given].map(([id, values]) => [
      id,
      values
        .filter(({ value }) => value.trim() !== '')
        .slice(0, MOST_OPTIONS)
        .map((one) => ({
          name: clipped(names.get(one.id_customization_field) ?? '', 120),
          value: clipped(one.value, 1000),
        })),
    ]),
  )
}

async function byIds<S extends z.ZodType>(
  client: PrestaClient,
  resource: string,
  display: string,
  node: string,
  wanted: readonly string[],
  row: S,
  signal: AbortSignal,
): Promise<z.infer<S>[]> {
  const found: z.infer<S>[] = []
  for (const filter of filtersOf(wanted, IDS_PER_FILTER)) {
    const query = { 'filter[id]': filter, display }
    found.push(...((await client.listIfAllowed(resource, query, row, signal, node)) ?? []))
  }
  return found
}
