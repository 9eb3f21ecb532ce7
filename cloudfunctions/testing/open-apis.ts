type Through = <T>(what: string, act: () => T) => Promise<T>

/** WeChat's open APIs, as the functions call them: a phone code holds its number. */
export function openApis(through: Through): object {
  const taken = new Set<string>()
  return {
    phonenumber: {
      getPhoneNumber: ({ code }: { code: string }) =>
        through('openapi phone number', () => {
          if (taken.has(code)) throw Object.assign(new Error('code been used'), { errCode: 40163 })
          taken.add(code)
          const [number = ''] = code.split('/')
          return { phoneInfo: { purePhoneNumber: number, countryCode: '86' } }
        }),
    },
    subscribeMessage: { send: () => through('openapi message', () => ({ errCode: 0 })) },
    wxacode: {
      getUnlimited: ({ scene }: { scene: string }) =>
        through('openapi code', () => ({
          contentType: 'image/png',
          buffer: Buffer.from(`code of ${scene}`),
        })),
    },
    urllink: {
      generate: ({ query }: { query: string }) =>
        through('openapi url link', () => ({ urlLink: `https://wxaurl.cn/${encodeURIComponent(query)}` })),
    },
    urlscheme: {
      generate: ({ jumpWxa }: { jumpWxa: { query: string } }) =>
        through('openapi scheme', () => ({ openlink: `weixin://dl/business/?t=${jumpWxa.query}` })),
    },
    wxa: {
      sec: { order: { uploadShippingInfo: () => through('openapi shipping', () => ({ errCode: 0 })) } },
    },
  }
}
