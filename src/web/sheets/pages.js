import.meta.glob('../../../style/screen/pages/*.css', { eager: true });
