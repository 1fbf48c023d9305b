import.meta.glob('../../../style/screen/workshop/*.css', { eager: true });
