export function OverviewScreen({ openId }: { openId: string | null }) {
  return <p>{openId}</p>
}
