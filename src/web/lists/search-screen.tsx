/** Search, as one types; it needs no network. */
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { useState } from 'react'
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

export function SearchScreen() {
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const { todoId } = useParams({ strict: false }) as { todoId?: string }
  const navigate = useNavigate()
  const [shown, setShown] = useState({ q, limit: pageSize })
  const limit = shown.q === q ? shown.limit : pageSize
  const found = useFound(q, limit)
  const showMore = () => {
    if (found && found.rows.length < found.count) setShown({ q, limit: limit + pageSize })
  }
  const set = (text: string) => navigate({ to: '/search', search: text ? { q: text } : {}, replace: true })
  return (
    <>
      <Page fixed title={t.lists.search} note={q && found ? t.search.count(found.count) : undefined}>
        <SearchField
          autoFocus={!todoId}
          aria-label={t.lists.search}
          value={q}
          onChange={set}
          className="mb-3 flex h-11 shrink-0 items-center gap-2.5 rounded-xl border border-line bg-surface px-3.5 shadow-card focus-within:border-accent"
        >
          <Search size={18} className="text-faint" />
          <Input
            placeholder={t.search.placeholder}
            className="h-full min-w-0 flex-1 bg-transparent text-[1rem] outline-none [&::-webkit-search-cancel-button]:hidden"
          />
          {q && (
            <IconButton label={t.dialog.close} className="-me-2" slot={null} onPress={() => set('')}>
              <X size={16} />
            </IconButton>
          )}
        </SearchField>
        <TodoList
          list="completed"
          label={t.lists.search}
          rows={q ? found?.rows : []}
          onMore={showMore}
          view={view}
          openId={todoId}
          onOpen={(id) => navigate({ to: '/search/$todoId', params: { todoId: id }, search: { q } })}
          empty={q ? <Empty name="search" icon={<Search size={26} />} /> : null}
        />
      </Page>
      <Outlet />
    </>
  )
}
