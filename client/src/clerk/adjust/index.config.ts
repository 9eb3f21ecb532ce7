export default definePageConfig({ navigationBarTitleText: '改积分' })
