/** The fields that several account forms have. */
import { account } from '../strings/account.ts'
import { Field, type FieldProps } from '../ui/field.tsx'

/** What a form may say of a field: a label of its own, a first value, whether it has the focus. */
type Own = Partial<FieldProps>

export const NameField = (own: Own) => (
  <Field label={account.name} name="name" autoComplete="name" isRequired maxLength={100} {...own} />
)

export const EmailField = (own: Own) => (
  <Field label={account.email} name="email" type="email" autoComplete="username" isRequired maxLength={254} {...own} />
)

/** The present password. */
export const PasswordField = (own: Own) => (
  <Field
    label={account.password}
    name="password"
    type="password"
    autoComplete="current-password"
    isRequired
    maxLength={128}
    {...own}
  />
)

export const NewPasswordField = (own: Own) => (
  <Field
    label={account.password}
    name="password"
    type="password"
    autoComplete="new-password"
    isRequired
    minLength={8}
    maxLength={128}
    hint={account.passwordHint}
    {...own}
  />
)

/** A code of the second factor. */
export const CodeField = (own: Own) => (
  <Field
    label={account.code}
    name="code"
    autoComplete="one-time-code"
    inputMode="numeric"
    isRequired
    hint={account.codeHint}
    maxLength={50}
    {...own}
  />
)
