export function ExceptionsScreen({ openId }: { openId: string | null }) {
  return <p>{openId}</p>
}
