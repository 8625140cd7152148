import { type RawBuilder, sql } from 'kysely'

/** Texts that are searched, each under a key of its own. */
export interface SearchedTexts {
  /** The text of a key; null = it is gone. */
  readonly textOf: (key: RawBuilder<unknown>) => RawBuilder<unknown>
  /** A query of all, as `id` and `text`. */
  readonly all: RawBuilder<unknown>
  /** SQLite: the tables of its index, and the column that holds the key in those. */
  readonly key: string
  readonly words: string
  readonly numbers: string
  readonly pending: string
}

export const ORDER_TEXTS: SearchedTexts = {
  textOf: (key) => sql`(select order_search.text from order_search where order_search.order_id = ${key})`,
  all: sql`select order_id as id, text from order_search`,
  key: 'order_id',
  words: 'search_words',
  numbers: 'search_orders',
  pending: 'search_pending',
}

/** Of products, and of SKUs that have a level without being one. */
export const SKU_TEXTS: SearchedTexts = {
  textOf: (key) => sql`coalesce((select products.search from products where products.sku = ${key}),
    (select lower(level.sku) from stock as level where level.sku = ${key} limit 1))`,
  all: sql`select sku as id, search as text from products
    union all select sku as id, lower(sku) as text from stock
    where not exists (select 1 from products where products.sku = stock.sku)`,
  key: 'id',
  words: 'search_sku_words',
  numbers: 'search_skus',
  pending: 'search_sku_pending',
}

/** Of what happened; that of their orders is its own. */
export const EXCEPTION_TEXTS: SearchedTexts = {
  textOf: (key) => sql`(select told.search from exceptions as told where told.id = ${key})`,
  all: sql`select id, search as text from exceptions`,
  key: 'id',
  words: 'search_exception_words',
  numbers: 'search_exceptions',
  pending: 'search_exception_pending',
}

/** As the index of their table has it, word for word. */
export const CATALOGUE_KEY = sql`catalogue_items.channel_id || ' ' || catalogue_items.item_id`

/** Of what shops' catalogues hold. */
export const CATALOGUE_TEXTS: SearchedTexts = {
  textOf: (key) => sql`(select search from catalogue_items where ${CATALOGUE_KEY} = ${key})`,
  all: sql`select ${CATALOGUE_KEY} as id, search as text from catalogue_items`,
  key: 'id',
  words: 'search_catalogue_words',
  numbers: 'search_catalogue',
  pending: 'search_catalogue_pending',
}

export const SEARCHED: readonly SearchedTexts[] = [ORDER_TEXTS, SKU_TEXTS, EXCEPTION_TEXTS, CATALOGUE_TEXTS]
