export function OrdersScreen({ openId }: { openId: string | null }) {
  return <p>{openId}</p>
}
