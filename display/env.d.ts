interface ImportMetaEnv {
  readonly VITE_VERSION?: string;
}

/** Address of the font with the display's own words, made by the build. */
declare module 'virtual:display-font' {
  const url: string;
  export default url;
}
