/** Search, as one types; it needs no network. */
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { t } from '../strings/index.ts'
import { IconButton } from '../ui/button.tsx'
import { Empty, Page } from '../ui/page.tsx'
import type { View } from './arrange.ts'
import { useFound } from './search.ts'
import { TodoList } from './todo-list.tsx'

/** How many are shown at first, and how many more at the end of them. */
const pageSize = 60

const view: View = { layout: 'list', group: 'none', sort: 'manual', done: true }

/** Milliseconds after the last letter until the address has the text: a change of it makes the whole screen anew. */
const addressMs = 400

/** The text that is typed, which the address follows. */
function useText(q: string): [string, (text: string) => void] {
  const navigate = useNavigate()
  const [text, setText] = useState(q)
  const written = useRef(q)
  // Another address came from elsewhere, such as the browser's history.
  useEffect(() => {
    if (q !== written.current) setText(q)
    written.current = q
  }, [q])
  useEffect(() => {
    if (text === written.current) return
    const timer = setTimeout(() => {
      written.current = text
      navigate({ to: '/search', search: text ? { q: text } : {}, replace: true })
    }, addressMs)
    return () => clearTimeout(timer)
  }, [text, navigate])
  return [text, setText]
}

export function SearchScreen() {
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const { todoId } = useParams({ strict: false }) as { todoId?: string }
  const navigate = useNavigate()
  const [text, setText] = useText(q)
  const [shown, setShown] = useState({ text, limit: pageSize })
  const limit = shown.text === text ? shown.limit : pageSize
  const found = useFound(text, limit)
  const showMore = () => {
    if (found && found.rows.length < found.count) setShown({ text, limit: limit + pageSize })
  }
  return (
    <>
      <Page fixed title={t.lists.search} note={text && found ? t.search.count(found.count) : undefined}>
        <SearchField
          autoFocus={!todoId}
          aria-label={t.lists.search}
          value={text}
          onChange={setText}
          className="mb-3 flex h-11 shrink-0 items-center gap-2.5 rounded-xl border border-line bg-surface px-3.5 shadow-card focus-within:border-accent"
        >
          <Search size={18} className="text-faint" />
          <Input
            placeholder={t.search.placeholder}
            className="h-full min-w-0 flex-1 bg-transparent text-[1rem] outline-none [&::-webkit-search-cancel-button]:hidden"
          />
          {text && (
            <IconButton label={t.dialog.close} className="-me-2" slot={null} onPress={() => setText('')}>
              <X size={16} />
            </IconButton>
          )}
        </SearchField>
        <TodoList
          list="completed"
          label={t.lists.search}
          rows={text ? found?.rows : []}
          onMore={showMore}
          view={view}
          openId={todoId}
          onOpen={(id) => navigate({ to: '/search/$todoId', params: { todoId: id }, search: { q: text } })}
          empty={text ? <Empty name="search" icon={<Search size={26} />} /> : null}
        />
      </Page>
      <Outlet />
    </>
  )
}
