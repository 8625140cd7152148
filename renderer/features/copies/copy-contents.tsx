import type { StoreCopy } from '../../../shared/contract/keeping.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** What is in a copy, in figures. */
export function CopyContents({ copy: { holds } }: { copy: StoreCopy }) {
  const texts = useMessages('copies')
  const { integer } = useFormat()
  if (holds === null) return texts.unknown
  return texts.contents({
    orders: integer(holds.orders),
    products: integer(holds.products),
    sites: integer(holds.sites),
  })
}
