export interface FieldName {
  readonly namespace?: string | null
  readonly key: string
}

export interface FieldInput extends FieldName {
  readonly value: string
  readonly type?: string | null
  /** undefined: whatever is there; null: nothing may be there. */
  readonly compareDigest?: string | null
}

/** Metafields of one owner, set over what was read. */
export class Metafields {
  readonly #fields = new Map<string, { value: string; type: string; digest: number }>()

  show({ namespace, key }: FieldName): object | null {
    const field = this.#fields.get(`${namespace ?? ''}.${key}`)
    if (field === undefined) return null
    const { value, type, digest } = field
    const id = `gid://shopify/Metafield/${key}`
    return { id, namespace: namespace ?? '', key, value, type, compareDigest: String(digest) }
  }

  set(inputs: readonly FieldInput[]): object {
    for (const { namespace, key, compareDigest } of inputs) {
      const there = this.#fields.get(`${namespace ?? ''}.${key}`)
      const seen = there === undefined ? null : String(there.digest)
      if (compareDigest !== undefined && compareDigest !== seen) {
        const message =
          'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.'
        return {
          metafields: null,
          userErrors: [{ field: ['metafields', '0'], message, code: 'STALE_OBJECT' }],
        }
      }
    }
    for (const { namespace, key, value, type } of inputs) {
      const name = `${namespace ?? ''}.${key}`
      const digest = (this.#fields.get(name)?.digest ?? 0) + 1
      this.#fields.set(name, { value, type: type ?? 'json', digest })
    }
    return { metafields: inputs.map((one) => this.show(one)), userErrors: [] }
  }
}
