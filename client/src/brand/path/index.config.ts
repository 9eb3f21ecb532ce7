export default definePageConfig({ navigationBarTitleText: '路径' })
