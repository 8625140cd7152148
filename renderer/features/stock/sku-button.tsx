/** A SKU of a table, which opens its product. */
export function SkuButton({ sku, onOpen }: { sku: string; onOpen: (sku: string) => void }) {
  return (
    <button type="button" className="stock-moves-sku mono" onClick={() => onOpen(sku)}>
      {sku}
    </button>
  )
}
