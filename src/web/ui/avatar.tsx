/** A person, as the initials of their name. */
const hues = [
  'bg-[#d9e7f5] text-[#1f4f80] dark:bg-[#24384d] dark:text-[#a9cbee]',
  'bg-[#f6dfd6] text-[#8a3b1f] dark:bg-[#4a2d22] dark:text-[#f0b8a0]',
  'bg-[#e2ecd6] text-[#43611c] dark:bg-[#313f20] dark:text-[#c2dd9c]',
  'bg-[#eadff2] text-[#60377f] dark:bg-[#3d2c4a] dark:text-[#d6b8ec]',
  'bg-[#f5e8c8] text-[#72500a] dark:bg-[#443717] dark:text-[#ecd08b]',
  'bg-[#d5ece9] text-[#14605a] dark:bg-[#1d403d] dark:text-[#96dcd5]',
]

export function Avatar({
  name,
  id,
  size = 'small',
}: {
  name: string
  id: string
  size?: 'small' | 'medium' | 'large'
}) {
  const initials = name
    .trim()
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
  const text = `${initials[0] ?? '?'}${initials.length > 1 ? (initials.at(-1) ?? '') : ''}`.toUpperCase()
  const hue = hues[[...id].reduce((sum, character) => sum + character.charCodeAt(0), 0) % hues.length]
  const box = { small: 'size-5.5 text-[0.625rem]', medium: 'size-8 text-xs', large: 'size-12 text-base' }[size]
  return (
    <span
      aria-hidden="true"
      className={`inline-flex shrink-0 items-center justify-center rounded-full font-semibold ${box} ${hue}`}
    >
      {text}
    </span>
  )
}

/** Of so many people each has an avatar; of more, the rest are a number. */
const shownPeople = 3

/** Several people, who have a name for readers of screens. */
export function Avatars({ ids, names }: { ids: string[]; names: Map<string, string> }) {
  const known = ids.flatMap((id) => {
    const name = names.get(id)
    return name === undefined ? [] : { id, name }
  })
  if (known.length === 0) return null
  const shown = known.length > shownPeople ? known.slice(0, shownPeople - 1) : known
  return (
    <span
      role="img"
      aria-label={known.map(({ name }) => name).join(', ')}
      className="flex shrink-0 items-center -space-x-1"
    >
      {shown.map(({ id, name }) => (
        <span key={id} className="flex rounded-full ring-2 ring-surface">
          <Avatar name={name} id={id} />
        </span>
      ))}
      {known.length > shown.length && (
        <span className="flex size-5.5 items-center justify-center rounded-full bg-hover text-[0.625rem] font-semibold text-soft ring-2 ring-surface">
          +{known.length - shown.length}
        </span>
      )}
    </span>
  )
}
