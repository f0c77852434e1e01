/** A text as a QR code: dark on light in every theme, since cameras expect it. */
import encodeQR from 'qr'
import { security } from '../strings/security.ts'

export default function QrCode({ text }: { text: string }) {
  const modules = encodeQR(text, 'raw', { border: 3 })
  const path = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  return (
    <svg
      role="img"
      aria-label={security.qr}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
      className="mx-auto size-48 rounded-xl border border-line bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
