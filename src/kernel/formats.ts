/** The formats that ajv-formats takes more loosely than their RFCs do, for every Ajv of the kernel. */
export const strictFormats = {
  /**
   * A mailbox of RFC 5321 with its local part as a dot-string: 4.5.3.1.1 gives that at most 64 characters, and 2.3.5 and
   * RFC 1035, 2.3.4 give each label of the domain at most 63.
   */
  email:
    /^(?=[^@]{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i,
}
