import { useProductPicture } from '../lib/use-product-picture.ts'
import './product-picture.css'

/** A small picture beside a product's name; nothing where there is none. */
export function ProductPicture({ sku, size }: { sku: string; size: 'row' | 'line' | 'item' }) {
  const src = useProductPicture(sku)
  if (src === null) return null
  return <img className={`product-picture product-picture-${size}`} src={src} alt="" />
}
