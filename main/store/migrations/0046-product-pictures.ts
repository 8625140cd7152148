import type { Migration } from './migration.ts'

/**
 * Pictures of products: where each comes from, when channels are asked for it and when it is fetched, and the files, of
 * which several products may show one.
 */
export const productPictures: Migration = {
  version: 46,
  name: 'product-pictures',
  up: ({ text, integer, bytes, table }) => [
    `CREATE TABLE product_pictures (
      sku ${text} NOT NULL,
      ask_at ${integer} NOT NULL,
      fetch_at ${integer},
      url ${text},
      file_id ${text},
      doc ${text} NOT NULL,
      PRIMARY KEY (sku)
    )${table}`,
    'CREATE INDEX product_pictures_to_fetch ON product_pictures (fetch_at) WHERE fetch_at IS NOT NULL',
    'CREATE INDEX product_pictures_by_url ON product_pictures (url) WHERE url IS NOT NULL',
    'CREATE INDEX product_pictures_of_file ON product_pictures (file_id) WHERE file_id IS NOT NULL',
    `CREATE TABLE picture_files (
      id ${text} NOT NULL,
      format ${text} NOT NULL,
      size ${integer} NOT NULL,
      bytes ${bytes} NOT NULL,
      PRIMARY KEY (id)
    )${table}`,
  ],
}
