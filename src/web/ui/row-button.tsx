/**
 * A button within the row of a long list. A list has two for each row, and those of react-aria take half of the time in which a row is
 * made. The row does not notice its events, since a press on a row opens it.
 */
import type { ComponentProps, KeyboardEvent, SyntheticEvent } from 'react'

export interface RowButtonProps
  extends Omit<ComponentProps<'button'>, 'onClick' | 'onKeyDown' | 'onKeyUp' | 'onPointerDown' | 'onMouseDown'> {
  /** By mouse, touch, keyboard, or a screen reader. */
  onPress: (event: SyntheticEvent<HTMLButtonElement>) => unknown
}

const isPress = ({ key }: KeyboardEvent) => key === 'Enter' || key === ' '

export function RowButton({ onPress, ...props }: RowButtonProps) {
  const onKey = (event: KeyboardEvent<HTMLButtonElement>, isEnd: boolean) => {
    if (!isPress(event)) return
    // A press ends when the key is released, as react-aria's do: a drag that begins earlier would end with it.
    event.preventDefault()
    event.stopPropagation()
    if (isEnd) onPress(event)
  }
  const keepToItself = (event: SyntheticEvent) => event.stopPropagation()
  return (
    <button
      type="button"
      {...props}
      onPointerDown={keepToItself}
      onMouseDown={keepToItself}
      onKeyDown={(event) => onKey(event, false)}
      onKeyUp={(event) => onKey(event, true)}
      onClick={(event) => {
        event.stopPropagation()
        onPress(event)
      }}
    />
  )
}
