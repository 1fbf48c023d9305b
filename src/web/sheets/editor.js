import.meta.glob('../../../style/screen/editor/*.css', { eager: true });
