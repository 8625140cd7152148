import type { HeadlessShop } from './headless-shop.ts'

interface TagListOptions {
  readonly filter?: { readonly value?: { readonly contains?: string | null } | null } | null
}

/** Tags as the Admin API keeps them. */
export function tagsOf(shop: HeadlessShop): Readonly<Record<string, unknown>> {
  const view = (tag: { id: string; value: string }) => ({
    ...tag,
    createdAt: new Date(0),
    updatedAt: new Date(0),
  })
  return {
    tags({ options }: { options?: TagListOptions | null }) {
      const part = options?.filter?.value?.contains ?? ''
      const items = shop.tags.filter(({ value }) => value.includes(part)).map(view)
      return { items, totalItems: items.length }
    },
    createTag({ input }: { input: { value: string } }) {
      const tag = { id: shop.newId(), value: input.value }
      shop.tags.push(tag)
      return view(tag)
    },
    updateTag({ input }: { input: { id: string; value?: string | null } }) {
      const tag = shop.tags.find(({ id }) => id === input.id)
      if (tag === undefined) throw new Error('No Tag with that id could be found')
      tag.value = input.value ?? tag.value
      return view(tag)
    },
  }
}
