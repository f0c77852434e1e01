/** Menus. */
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  MenuSection as AriaMenuSection,
  Header,
  type MenuProps,
  type MenuSectionProps,
  Popover,
  Separator,
} from 'react-aria-components'

export const popoverClass =
  'rounded-xl border border-line bg-raised shadow-float outline-none entering:animate-rise max-w-[calc(100vw-1.5rem)]'

export function MenuPopover<T extends object>({ label, ...props }: MenuProps<T> & { label: string }) {
  return (
    <Popover className={`${popoverClass} min-w-52`} offset={4}>
      <AriaMenu {...props} aria-label={label} className="max-h-[min(26rem,70vh)] overflow-auto p-1.5 outline-none" />
    </Popover>
  )
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'children' | 'className'> {
  icon?: ReactNode
  danger?: boolean
  /** A second line. */
  note?: string
  keys?: string
  children: ReactNode
}

export function MenuItem({ icon, danger = false, note, keys, children, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...props}
      {...(typeof children === 'string' ? { textValue: children } : {})}
      className={`group flex min-h-8.5 cursor-default items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-[0.875rem] outline-none focus:bg-hover disabled:opacity-45 max-md:min-h-11 ${danger ? 'text-danger' : 'text-ink'}`}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {icon && <span className={`flex w-4.5 justify-center ${danger ? '' : 'text-soft'}`}>{icon}</span>}
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="truncate">{children}</span>
            {note && <span className="text-xs text-soft">{note}</span>}
          </span>
          {keys && <span className="ps-4 text-xs text-faint">{keys}</span>}
          {selectionMode !== 'none' && (
            <span className="w-4 text-accent">{isSelected && <Check size={16} strokeWidth={2.5} />}</span>
          )}
        </>
      )}
    </AriaMenuItem>
  )
}

export function MenuSection<T extends object>({ title, children, ...props }: MenuSectionProps<T> & { title: string }) {
  return (
    <AriaMenuSection {...props}>
      <Header className="px-2.5 pt-2 pb-1 text-xs font-medium text-faint">{title}</Header>
      {children as ReactNode}
    </AriaMenuSection>
  )
}

export const MenuLine = () => <Separator className="mx-2 my-1.5 h-px bg-line" />
