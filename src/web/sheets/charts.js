import.meta.glob('../../../style/screen/charts/*.css', { eager: true });
